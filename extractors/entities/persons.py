"""Words that tell a person: given names, titles, and what is never a surname."""

_GIVEN_NAMES_WORDS = """
    Aaron Abigail Charlotte Florence Adam Adrian Alan Albert Alejandro Alex Alexander Alexandra Alexandria Alfred
    Alice Alison Allison Amanda Amy Ana Andrea Andrew Andy Angela Anil Ann Anna Anne Annette
    Anthony Antonio Antony Arjun Arthur Ashley Barack Barbara Ben Benjamin Bernard Bernie Beth
    Betty Beverly Bill Bob Bobby Brad Bradley Brenda Brendan Brian Bruce Bryan Caitlin Carl Carla
    Carlos Carol Caroline Carolyn Catherine Cathy Charles Charlie Chloe Chris Christian Christina
    Christine Christopher Chuck Cindy Claire Claudia Colin Connor Craig Cynthia Dan Daniel
    Danielle David Deborah Debra Denise Dennis Derek Diana Diane Dick Diego Dmitri Dmitry Don
    Donald Donna Doris Dorothy Doug Douglas Dylan Ed Eddie Edward Edwin Eileen Elaine Eleanor
    Elena Elise Elizabeth Ellen Emily Emma Eric Erica Erik Erin Ethan Eugene Eva Evan Evelyn Felix
    Fiona Frances Francis Francisco Frank Franklin Fred Frederick Gabriel Gary Gavin Gene Geoffrey
    George Gerald Gilbert Gina Glenn Gloria Gordon Greg Gregory Guillermo Hannah Harold Harriet
    Harry Harvey Heather Hector Heidi Helen Henry Herbert Hillary Howard Hugh Hugo Ian Igor Irene
    Isaac Isabel Isabella Ivan Jack Jacob Jacqueline Jake James Jamie Jan Jane Janet Janice Jared
    Jasmine Jason Javier Jay Jean Jeff Jeffrey Jennifer Jensen Jeremy Jerome Jerry Jesse Jessica
    Jesus Jill Jim Jimmy Joan Joanna Joanne Joe Joel Johanna Johannes John Johnny Jonathan Jorge
    Jose Joseph Josephine Josh Joshua Joyce Juan Judith Judy Julia Julian Julie Justin Karen Karl
    Kate Katherine Kathleen Kathryn Kathy Katie Keith Kelly Ken Kenneth Kevin Kim Kimberly Kristen
    Kristin Kurt Kyle Landon Larry Laura Lauren Laurence Lawrence Leah Lee Leo Leon Leonard Lewis
    Linda Lindsey Lisa Lloyd Lois Lori Louis Louise Lucas Lucy Luis Luke Lynn Manuel Marc Marco
    Marcus Margaret Maria Marie Marilyn Mario Marjorie Mark Marsha Martha Martin Mary Matt Matteo
    Matthew Maureen Maurice Max Megan Mel Melanie Melissa Michael Michelle Miguel Mike Mitch
    Mohammed Muhammad Molly Monica Morgan Nancy Natalie Natasha Nathan Nathaniel Neil Nicholas
    Nick Nicolas Nicole Nigel Nina Noah Nora Norman Oliver Olivia Oscar Owen Pablo Pamela Pat
    Patricia Patrick Paul Paula Pedro Peggy Penelope Peter Philip Phillip Phyllis Priya Rachel
    Rafael Ralph Ramon Randall Randy Ravi Ray Raymond Rebecca Ricardo Richard Rick Rita Rob Robert
    Roberta Roberto Robin Rodney Roger Roland Ron Ronald Rory Rosa Rose Ross Roy Russell Ruth Ryan
    Sally Sam Samantha Samuel Sandra Sanjay Sara Sarah Sassine Scott Sean Sebastian Sergei Sergey
    Seth Shannon Sharon Sheila Shirley Simon Sophia Sophie Stacey Stanley Stella Stephanie Stephen
    Steve Steven Stuart Sue Sunil Susan Suzanne Sylvia Tamara Tanya Tara Ted Teresa Terry Thelma
    Theodore Theresa Thomas Tim Timothy Tina Todd Tom Tommy Toni Tony Tracy Travis Trevor Tyler
    Ulrich Ursula Valerie Vanessa Veronica Victor Vincent Vivek Vivian Vladimir Walter Warren
    Wayne Wendy Wilhelm William Winston Yolanda Yuri Yvonne Zachary Zoe Hans Jürgen Klaus Pierre
    François Giovanni Giulia Lars Sven Ingrid Astrid Freya Søren Matthias Aisha Ahmed Ali Fatima
    Hassan Ibrahim Omar Yusuf Amir Leila Rania Khalid Akira Hiroshi Kenji Takeshi Yuki Haruka
    Naoko Minh Thuy
    Aarti Abbas Abdallah Abdul Abdulaziz Abdullah Abebe Abena Abhijit Abhishek Abiodun Achim Adebayo Adel Adela Adele Dave Jonas Micah Niall Stacy Hollis Remco Len Arnaud Bettina Avril Adeola
    Aditi Aditya Adnan Adriano Adrien Adwoa Afia Afonso Agathe Agnes Agneta Agnieszka Agus Ahmad Ahmet Aigul Aiko Ajay Ajit
    Akash Akosua Akua Alain Alastair Albrecht Aldi Aleksandr Aleksei Alena Alessandra Alessandro Alexei Alina Alistair Amadou
    Amal Amara Amelia Amina Aminah Aminata Amit Amitabh Amos Amélie Anand Ananya Anastasia Anatoly Anders Andreas Andrei Andriy
    Andrzej András André Andrés Anggun Angus Anita Anja Anjali Anke Ankit Annelies Annika Antoine Anton Anup Anuradha Anush
    Anwar Apinya Aram Arash Arjen Arkady Armen Arnaud Arndt Arne Artem Arun Aruna Arvind Asami Asbjørn Ashok Ashwin Asif Asma
    Atsushi Attila Audrey Aung Aurélie Avigdor Aviv Axel Aylin Ayman Ayodele Ayumi Ayşe Aziz Azlan Babak Babatunde Bahram
    Bambang Barnaby Bart Bartosz Bashar Bassam Bayani Beatrice Beatriz Becky Behrouz Bengt Benoît Bernd Bethany Bhavna Bianca
    Bikram Bilal Birgit Birgitta Björg Björn Blake Blessing Bogdan Bogusław Bohdan Bongani Boris Boubacar Bounmy Božena Bram
    Brandon Branko Bridget Bruno Budi Burak Bärbel Béla Bénédicte Caio Caleb Callum Cameron Camila Camille Carmen Carola
    Catalina Cecil Cees Cengiz Chaim Chaiwat Chandra Chandrika Chantal Chetan Chiara Chidi Chika Chinedu Chinua Chipo Christoph
    Christophe Citra Clara Claude Claus Clay Clément Colette Conrad Cora Corazon Cornelia Cristina Csaba Curtis Cédric Céline
    Cătălin Daan Daisuke Dale Dalia Dalisay Daniar Daphne Daria Dario Dariush Dariusz Darnell Darshan Davide Dawit Dean Debbie
    Deepa Deepak Delphine Dembe Denis Deniz Detlef Devika Devin Dewi Dian Didier Diederik Dieter Dietmar Dilhan Dilip Dina
    Dinesh Divya Djibril Dominic Dominique Donatella Dorji Dorota Dragan Dragoș Dror Duncan Dušan Dwight Débora Dörte Ebele Ebru
    Eckhard Edith Edmund Eduardo Eelco Eero Efua Eiji Einar Eitan Ekaterina Elif Elin Eliza Eliška Elke Elliot Elsie Emeka
    Emilio Emine Emre Endang Engin Enrique Enzo Erdal Erdem Ernest Esperanza Esteban Esther Eszter Evgeny Ewan Fabiana Fabio
    Fabrice Fadi Fahad Faisal Farah Farhad Farhan Farid Farouk Farzad Fatih Fatou Fawzi Federica Felicity Felipe Femi Femke
    Ferenc Fereydoun Fergus Ferhat Fernando Fitri Floris Folake Fouad Francesca František Franziska Françoise Frida Friedrich
    Fumiko Funmi Fyodor Gabriela Galina Gareth Gaurav Gautam Gaëlle Geert Geeta Genji Gennady Georgy Gerd Gerhard Gerrit Gevorg
    Ghada Ghassan Giancarlo Gianni Gideon Gilles Gillian Giorgi Giorgia Girish Gisela Giuseppe Godfrey Golnaz Gonzalo Gopal
    Goran Goro Govind Graham Grigory Grzegorz Guadalupe Gudrun Gugulethu Guillaume Gunnar Gustav Gwen György Gábor Gökhan Götz
    Günter Habib Habimana Hadas Hadi Hafiz Haile Hakan Hala Halil Halina Hamad Hamid Hamza Hana Hani Hanna Hannelore Hans-Peter
    Harald Hari Harish Harri Harsh Hartmut Hartono Haruki Haruto Hasan Heike Heinrich Heinz Helga Helmut Hema Hendrik Henrik
    Hervé Hideki Hideo Hilary Hildegard Hiroko Hiroyuki Hirut Hisham Holger Horst Hossein Huda Hugues Hussein Héctor Hélène
    Hülya Iain Ibrahima Ichiro Idrissa Ifeoma Ignacio Ihor Ilan Ilaria Ildikó Ileana Ilya Imad Iman Imogen Imran Indah Indira
    Ineke Ingo Ingvar Inés Irina Irwan Iryna Isabelle Isamu Isla Ismail István Itzhak Ivana Ivor Iván Jaap Jaber Jabulani Jacek
    Jacques Jadwiga Jagdish Jamal Jamila Jana Janusz Jaroslav Jarosław Javad Jaya Jayant Jean-Claude Jean-Luc Jean-Marc Jejomar
    Jelani Jelena Jens Jeroen Jerzy Jiří Joachim Joana Joaquín Jochen Johann Joko Joost Joris Jorma Josef José Jovana João Juha
    Jukka Juliana Julio Junko Jutta Jyoti Jérôme Jörg Kagiso Kaisa Kamala Kamil Kamran Kanya Kaori Kapil Karan Kari Karim Karin
    Karl-Heinz Karsten Katalin Katarzyna Kateryna Katja Katrin Katsuya Kaveh Kavita Kayla Kazuki Kazuo Kees Keiko Keisha Kemal
    Kenichi Kenta Ketut Khadija Khairul Khaled Khalil Khin Kiran Kirill Kirsten Kirsty Kishore Knut Koen Kofi Koichi Koji Kojo
    Konstantin Krishna Krystyna Krzysztof Kumiko Kunal Kusuma Kwabena Kwaku Kwame Kwesi Laila Lakshmi Lamar Lamia Larisa Lata
    Latifa Latoya Laurent Layla Lena Lenka Lennart Leonid Lerato Lestari Leticia Levan Levent Liam Ligaya Lina Lindiwe Lionel
    Lorena Lorenzo Lothar Lotte Luca Lucía Ludmila Ludwig Luiz Lutz Lwazi László Maarten Mabel Maciej Made Madeleine Madhav
    Madhuri Maggie Magnus Mahathir Mahesh Mahmoud Mahsa Majid Makena Makoto Maksim Malcolm Malik Malin Mamadou Mandla Manfred
    Manish Manju Manoj Manon Marcel Marcela Marcello Marcia Marcos Marek Margarita Margaux Mariam Mariama Marian Mariana Maricel
    Marie-Claire Marieke Marijke Mariko Marina Mariusz Marko Markus Marta Martina Marwan Maryam María Masaki Masako Masaru
    Masashi Massimo Mateo Mateusz Mathilde Małgorzata Meena Meera Mega Mehdi Mehmet Mehran Melek Meles Mercedes Merve Mette
    Micha Michal Michel Michiko Midori Mihai Mikael Mikhail Mikko Miklós Mildred Milica Milind Miloš Mina Minoru Miodrag
    Mireille Miroslav Miyuki Mohamed Mohammad Mohan Mojtaba Mona Monika Morris Moshe Mounir Moussa Mpho Mukesh Muna Murat Muriel
    Mustafa Mwangi Myint Mykola Mónica Naama Nabil Nada Nadeem Nadezhda Nadia Nadine Naledi Nalini Naoki Naomi Naresh Narine
    Nasrin Nasser Natalia Nathalie Natsuki Naveed Naveen Nawal Ndidi Neel Neeraj Neha Nemanja Ngozi Nicola Niels Nihat Nikhil
    Nikita Nikola Nikolai Nils Nimal Nino Niran Nirmala Nisha Nitin Njeri Nkechi Nkosana Nneka Noboru Nobuo Nomsa Nomvula Noor
    Noraini Norbert Noriko Noura Nuri Nursultan Nurul Obinna Octavio Ofer Oksana Olaf Oleg Oleksandr Olena Olga Olivier
    Oluwaseun Ondřej Orhan Orly Osama Osamu Oskar Osman Otto Ousmane Palesa Pankaj Paolo Parisa Parul Parviz Pascal Patience
    Pauline Paulo Pavel Paweł Pedram Pekka Pema Percy Pernille Pete Petr Petra Philippe Phoebe Pieter Pietro Pilar Piotr Pirjo
    Pooja Poppy Prabowo Pradeep Prakash Pramod Pranee Prasad Prasert Prashant Pratibha Praveen Priyanka Putri Pyotr Péter Qasim
    Quentin Radek Radha Radu Rafał Raffaella Rahmat Rahul Rainer Rajan Rajeev Rajesh Rajiv Rakesh Ralf Ramesh Rami Ramin Ramiro
    Ramón Rana Rashid Rashmi Rasmus Ratna Raúl Reem Reginald Rehana Reiko Reinhard Rekha Renata Renate Renaud Renzo Retno Reza
    Rini Rocky Rocío Rodrigo Roel Rohan Rohini Rohit Rolf Rommel Ronit Rosalind Rosemary Roshan Rosmah Rostislav Ruben Rupert
    Ruslan Ruwan Ryota Ryszard Rémi Rüdiger Sabah Sabine Sachiko Saima Sakura Salah Saleh Salim Salma Salvador Samar Sameer Sami
    Samir Samira Sanath Sandeep Sander Sandrine Sandro Sangeeta Sanjeev Santosh Sarita Saskia Satoru Satoshi Saurabh Seema Seiji
    Sekou Selam Selin Sello Selçuk Semyon Sergio Serhiy Serkan Shahid Shahram Shai Shalini Shankar Shashi Shazia Shigeru Shilpa
    Shimon Shinichi Shinji Shinzo Shira Shirin Shivani Shreya Shunsuke Shyam Siamak Sibel Sibusiso Siegfried Sienna Signe Sigrid
    Silke Silvia Silvio Simona Siphiwe Sipho Siri Siti Sjoerd Slamet Slobodan Smita Sneha Sofía Sokha Solange Soledad Solveig
    Somchai Somsak Sonal Sonam Sopheap Soraya Srinivas Stanislav Stanisław Stefan Stefano Steffen Stig Stéphane Subhash Suda
    Sudha Sudhir Sujata Sukarno Sultan Sumit Sunita Supatra Suresh Susanne Sushil Sushma Susilo Susumu Svend Svetlana Swati
    Sylvie Sylwia Sándor Tadashi Tadeusz Tafadzwa Taha Tahir Takahiro Takako Takashi Takuya Tamar Tamika Tamás Tanvi Taras Tarek
    Tariq Tarja Taro Tarun Tashi Tatiana Tatsuya Teguh Tendai Tereza Terhi Terrence Tesfaye Tetsuya Thabo Thaksin Thandiwe
    Themba Theo Thiago Thierry Thiha Thijs Thora Thorsten Timur Toby Tomas Tomasz Tomoko Tomáš Torsten Toru Toshio Tove Troy
    Tsutomu Tuncay Tunde Turgut Uche Uday Ulrike Umberto Umut Usha Usman Vadim Vahid Valentin Valentina Valery Valérie Vandana
    Vanna Varun Vasily Vasudha Vasyl Venkat Vera Verona Verónica Vesna Vicente Vidya Vijay Vikas Vikram Viktor Viktoria Ville
    Vimal Vinay Vineet Vinod Vishal Vitaly Vittoria Vladislav Vojtěch Volkan Volker Volodymyr Vyacheslav Václav Véronique Wael
    Wahyu Waldemar Walid Wanda Wangari Wanjiru Waqar Wayan Werner Wichai Wilfred Winifred Wojciech Wolfgang Wouter Wulan Xavier
    Ximena Yaakov Yael Yahya Yair Yann Yanto Yaroslav Yasemin Yash Yasmin Yasser Yasuhiro Yasuo Yehuda Yelena Yetunde Yevgeny
    Yingluck Yitzhak Ylva Yoav Yoko Yonas Yoshihide Yoshiko Yousef Youssef Yukiko Yulia Yumi Yuni Yuriko Yuriy Yusuke Yutaka
    Yves Yıldız Zafar Zahra Zainab Zainal Zanele Zayed Zbigniew Zdeněk Zeynep Ziad Zinaida Zodwa Zola Zoltán Zoran Zsófia Zubair
    Zulkifli Ágnes Édouard Élodie Émile Étienne Özlem Łukasz
    Greta Gokul Marla Darlene Sasha Marisol Edna Dana Klara Maren Ute Anneke Mirela Ioana Ayse Pralhad Piyush Narendra Daichi
    Kazuto Yoji Mbeki Otieno Rafaela Joaquim Lucia Marisa Alejandra Valeria Bruna Mateus Henrique Gustavo Leandro Dmytro Zuzana
    Jakub Pawel Zsofia Balazs Gergely Aino Timo Bjorn Ragnhild Uwe Cosima Giorgio Elisabetta Brigitte Benoit Celine Mathieu
    Etienne
"""
GIVEN_NAMES: frozenset[str] = frozenset(_GIVEN_NAMES_WORDS.split())
"""Given names that are seldom anything else: no towns, months, virtues or companies."""

TITLES: tuple[str, ...] = (
    *("Mr", "Mrs", "Ms", "Dr", "Prof", "Professor", "Sir", "Dame", "Judge", "President"),
    *("Vice President", "Prime Minister", "Premier", "Chancellor", "Secretary"),
    *("Under Secretary", "Undersecretary", "Assistant Secretary", "Deputy Secretary"),
    *("Minister", "Senator", "Sen", "Representative", "Rep", "Congressman", "Congresswoman"),
    *("Speaker", "Chairman", "Chairwoman", "Ranking Member", "Majority Leader"),
    *("Minority Leader", "Governor", "Gov", "Mayor", "Ambassador", "Attorney General"),
    *("Inspector General", "Special Agent", "Special Agent in Charge", "U.S. Attorney"),
    *("CEO", "Chief Executive", "Chief Executive Officer"),
)
"""Titles that stand right before a name."""

_NO_SURNAME_WORDS = """
    Act Administration Bulletin Chronicle Gazette Herald Journal Observer Post Tribune Agency Agreement America American Americas Announces April Army Asia
    Associates August Authority Avenue Bank Beach Bill Board Boulevard Bureau Center Centre Chair
    City Co Code College Commerce Commission Committee Company Conference Congress Controls Corp
    Corporation Council County Court Daily December Defense Department Director District Division
    Europe February Federal Firm Foundation Framework Friday Fund Group Guidance Holdings Hospital
    House Inc Industry Initiative Institute International Island January July June Lake Law List
    Llc Llp Ltd March Market May Member Memorial Ministry Minister Monday Mountain Museum National
    November October Office Order Park Partners Party Plan Policy President Press Prize Program
    Project Regulations Report Republic Research River Road Rule Saturday School Secretary
    Security Senate September Services Society State States Street Summit Sunday Systems Tech
    Technologies Technology Theatre Thursday Times Trade Treasury Treaty Trust Tuesday Union
    University Valley Washington Wednesday White
"""
NO_SURNAME: frozenset[str] = frozenset(_NO_SURNAME_WORDS.split())
"""Capitalised words that end other names than those of people."""

_EAST_ASIAN_WORDS = """
    An Bae Bai Bao Cai Cao Cen Chai Chang Che Chen Cheng Cho Choi Chou Chu Cui Dai Deng Ding Dong Du
    Duan Fan Fang Fei Feng Fu Gao Ge Geng Gong Gu Guan Guo Ha Han Hao He Heo Hong Hou Hsu Hu Hua
    Huang Huo Hwang Jang Jeon Jeong Ji Jia Jiang Jiao Jin Jing Jung Kang Kim Kong Kwon Lai Lan Lee Lei
    Li Lian Liang Liao Lim Lin Liu Long Lou Lu Luo Lyu Ma Man Mao Mei Meng Miao Min Mo Moon Mu Nam Ni
    Nie Ning Niu Oh Ou Ouyang Pan Pang Park Pei Peng Pi Pu Qi Qian Qiao Qin Qiu Qu Quan Rao Ren Rong
    Ruan Ryu Seo Shan Shao She Shen Shi Shin Shu Si Sima Song Su Sui Sun Tan Tang Tao Teng Tian Tong
    Tsai Tu Wan Wang Wei Wen Weng Wu Xi Xia Xiang Xiao Xie Xin Xing Xiong Xu Xuan Xue Yan Yang Yao Ye
    Yi Yin Ying Yoo Yoon You Yu Yuan Yue Yun Zang Zeng Zha Zhai Zhan Zhang Zhao Zheng Zhong Zhou Zhu
    Zhuang Zhuo Zou Zuo
"""
EAST_ASIAN_SURNAMES: frozenset[str] = frozenset(_EAST_ASIAN_WORDS.split())
"""Family names that stand before the given name in Chinese and Korean."""
